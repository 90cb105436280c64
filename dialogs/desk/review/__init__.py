"""/duyet: the queue, a report read section by section, remarks, sending back, acceptance and what follows it."""
