"""Chats: exports of Telegram and WhatsApp, messages and threads that were pasted as text."""
