"""What a report is: form definitions and the plain frozen types every room shares.

Holds the form schema and its loader, values and answers, units, periods, covers, checks, the
Vietnamese number grammar and wording, and sentences made from figures.  It reads form files and
does no other input or output; it imports nothing of ours.
"""
