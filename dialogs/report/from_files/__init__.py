"""Many answers at once: from a workbook, a table pasted from one, or a whole report in Word."""
