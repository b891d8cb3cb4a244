"""Mails: messages, mailboxes, mails pasted as text; forwards and quotations in them."""
