"""``./dev send``: an edition handed to a mail server, one mail a recipient, nobody twice."""
