"""Accepts or rejects all changes of Word files in LibreOffice: python3 settle-word.py PIPE JOBS.

A job has a file, the file to write, and a command, `Accept`, `Reject` or none.
"""
import json
import os
import sys

from libreoffice import connect, setting


def settle(desktop, dispatcher, job):
    document = desktop.loadComponentFromURL('file://' + job['in'], '_blank', 0, (setting('Hidden', True),))
    try:
        if job['command']:
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, f".uno:{job['command']}AllTrackedChanges", '', 0, ())
        document.storeToURL('file://' + job['out'], (setting('FilterName', 'MS Word 2007 XML'),))
    finally:
        document.close(True)


context = connect(sys.argv[1])
services = context.ServiceManager
desktop = services.createInstanceWithContext('com.sun.star.frame.Desktop', context)
dispatcher = services.createInstanceWithContext('com.sun.star.frame.DispatchHelper', context)
with open(sys.argv[2]) as file:
    jobs = json.load(file)
for job in jobs:
    settle(desktop, dispatcher, job)
try:
    desktop.terminate()
except Exception:
    pass
# PyUNO can crash while Python ends, after LibreOffice has gone.
sys.stdout.flush()
os._exit(0)
