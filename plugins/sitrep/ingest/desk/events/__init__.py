"""The curator's work on events.

``belonging`` says what ``review`` proposes, ``join`` begins an event and joins passages to it,
``show`` says what it is made of, ``command`` has the options of ``./dev event``, and ``references``
follows a report that gets another id.
"""
