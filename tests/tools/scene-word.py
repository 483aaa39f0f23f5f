"""Does in LibreOffice, with tracking off, what a co-author does with a proof: python3 scene-word.py PIPE JOBS.

A job has an input and an output, the heading of a section to move and that before which it goes, words to type over
others, and a comment on words on which there is one.
"""
import json
import os
import sys

from libreoffice import connect, setting


def paragraphs(text):
    items = text.createEnumeration()
    while items.hasMoreElements():
        yield items.nextElement()


def section(text, heading):
    """The paragraphs from a heading up to the next one."""
    found = []
    for paragraph in paragraphs(text):
        is_heading = paragraph.ParaStyleName.startswith('Heading')
        if found and is_heading:
            break
        if found or (is_heading and paragraph.getString().endswith(heading)):
            found.append(paragraph)
    return found


def move(document, heading, before):
    """Cuts a section and pastes it before another, with its fields."""
    text, controller = document.getText(), document.CurrentController
    own, target = section(text, heading), section(text, before)[0]
    cursor = text.createTextCursorByRange(own[0].getStart())
    cursor.gotoRange(own[-1].getEnd(), True)
    cursor.goRight(1, True)
    controller.select(cursor)
    cut = controller.getTransferable()
    place = text.createTextCursorByRange(target.getStart())
    cursor.setString('')
    controller.ViewCursor.gotoRange(place, False)
    controller.insertTransferable(cut)


def find(document, words):
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = words, True
    found = document.findFirst(search)
    if found is None:
        raise SystemExit(f'no “{words}” in the document')
    return found


def reply(document, words, by, answer):
    """Comments on the words that a comment is on, as those do who know no replies."""
    comment = document.createInstance('com.sun.star.text.textfield.Annotation')
    comment.Content, comment.Author = answer, by
    place = find(document, words)
    place.getText().insertTextContent(place, comment, True)


def run(desktop, job):
    document = desktop.loadComponentFromURL('file://' + job['in'], '_blank', 0, (setting('Hidden', True),))
    document.RecordChanges = False
    move(document, job['move'], job['before'])
    for old, new in job['typed'].items():
        find(document, old).setString(new)
    reply(document, *job['reply'])
    document.storeToURL('file://' + job['out'], (setting('FilterName', 'MS Word 2007 XML'),))
    document.close(True)


context = connect(sys.argv[1])
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
with open(sys.argv[2]) as file:
    jobs = json.load(file)
for job in jobs:
    run(desktop, job)
try:
    desktop.terminate()
except Exception:
    pass
# PyUNO can crash while Python ends, after LibreOffice has gone.
sys.stdout.flush()
os._exit(0)
