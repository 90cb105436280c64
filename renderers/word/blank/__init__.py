"""Building a form's Word templates from nothing, by the official layouts.

The templates that ship were made here; an office worker may adjust them in Word afterwards.
"""
