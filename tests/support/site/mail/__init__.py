"""What tests of mail share: a week too long for one, servers and programs that take mails."""
