"""Inputs that hold documents: mails, feeds, chats, office files; each document with what they say of it.

``opening`` tries its readers in turn; what none of them takes is one document by itself.
"""
