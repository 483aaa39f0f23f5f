"""Edits Word files in LibreOffice, as a co-author would: python3 word-edits.py PIPE JOBS.

A job has an input, an output, a number of edits by place, a seed, and whether LibreOffice tracks changes. The edits made
are printed as JSON: for each the paragraph as it was and as it should read afterwards, and where it is.
"""
import json
import os
import random
import sys

from libreoffice import connect, setting

NEW_WORDS = ['quite', 'Zürich', 'x-ray', 'a*b', 'one two', '[sic]', 'them', 'a | b', '5 < 6']
MADE_BY_GALLEY = ('Bibliography', 'References', 'Author', 'Affiliation', 'Keywords', 'Abstract Title')
PLACES = (('heading', 'heading'), ('title', 'heading'), ('caption', 'caption'), ('source code', 'code'))


def paragraphs(text, where):
    found = []
    items = text.createEnumeration()
    while items.hasMoreElements():
        item = items.nextElement()
        if item.supportsService('com.sun.star.text.TextTable'):
            for name in item.getCellNames():
                found += paragraphs(item.getCellByName(name), 'cell')
        elif not item.ParaStyleName.startswith(MADE_BY_GALLEY):
            found.append((place_of(item) if where == 'body' else where, text, item))
    return found


def place_of(paragraph):
    for style, place in PLACES:
        if paragraph.ParaStyleName.lower().startswith(style):
            return place
    return 'list' if paragraph.NumberingStyleName else 'body'


def words_of(paragraph):
    """The words outside of fields, links and the labels of captions, each with its portion and its offset there."""
    found, depth = [], 0
    is_label = place_of(paragraph) == 'caption'
    portions = paragraph.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        kind = portion.TextPortionType
        if kind == 'TextField':
            is_label = False
        depth += {'TextFieldStart': 1, 'TextFieldEnd': -1}.get(kind, 0)
        if kind != 'Text' or depth > 0 or is_label or portion.HyperLinkURL:
            continue
        text, at = portion.getString(), 0
        for word in text.split(' '):
            if word.isalpha() and len(word) > 2:
                found.append((portion, at, word))
            at += len(word) + 1
    return found


def edit(text, paragraph, word_place, kind, new, is_tracked):
    portion, at, word = word_place
    old = paragraph.getString()
    cursor = text.createTextCursorByRange(portion.getStart())
    cursor.goRight(at, False)
    before = text.createTextCursorByRange(paragraph.getStart())
    before.gotoRange(cursor.getStart(), True)
    start = len(before.getString())
    if kind == 'insert':
        cursor.goRight(len(word), False)
        start, gone, added = start + len(word), '', ' ' + new
        text.insertString(cursor, added, False)
    else:
        cursor.goRight(len(word), True)
        gone, added = word, {'delete': '', 'replace': new}.get(kind, f'{new} {word[::-1]}')
        if is_tracked and added:
            text.insertString(text.createTextCursorByRange(cursor.getEnd()), added, False)
            first = text.createTextCursorByRange(cursor.getStart())
            first.goRight(len(word), True)
            first.setString('')
        else:
            cursor.setString(added)
    return old[:start] + added + old[start + len(gone):]


def run(desktop, job):
    document = desktop.loadComponentFromURL('file://' + job['in'], '_blank', 0, (setting('Hidden', True),))
    chance = random.Random(job['seed'])
    notes = document.getFootnotes()
    found = paragraphs(document.getText(), 'body')
    for index in range(notes.getCount()):
        found += paragraphs(notes.getByIndex(index), 'note')
    document.RecordChanges = job['tracked']
    made = []
    for where, count in job['edits'].items():
        places = [place for place in found if place[0] == where]
        chance.shuffle(places)
        left = count
        for _, text, paragraph in places:
            words = words_of(paragraph) if left > 0 else []
            if not words:
                continue
            left -= 1
            kinds = ['insert', 'replace', 'phrase'] + (['delete'] if len(words) > 1 else [])
            kind = chance.choice(kinds)
            old = paragraph.getString()
            wanted = edit(text, paragraph, chance.choice(words), kind, chance.choice(NEW_WORDS), job['tracked'])
            made.append({'where': where, 'kind': kind, 'old': old, 'wanted': wanted})
    document.storeToURL('file://' + job['out'], (setting('FilterName', 'MS Word 2007 XML'),))
    document.close(True)
    return made


context = connect(sys.argv[1])
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
with open(sys.argv[2]) as file:
    jobs = json.load(file)
made = [run(desktop, job) for job in jobs]
json.dump(made, sys.stdout)
try:
    desktop.terminate()
except Exception:
    pass
# PyUNO can crash while Python ends, after LibreOffice has gone.
sys.stdout.flush()
os._exit(0)
