"""Does with python-docx, with tracking off, what a co-author does with a proof: python3 scene-docx.py IN OUT JOB.

The job is JSON: the heading of a section to move and that before which it goes, words to type over others, and a reply to
the comment that has some words.
"""
import copy
import json
import sys

import docx
from docx.oxml.ns import qn

source, target, job = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
document = docx.Document(source)
paragraphs = document.paragraphs


def section(heading):
    """The elements of the paragraphs from a heading up to the next one."""
    found = []
    for paragraph in paragraphs:
        is_heading = paragraph.style.name.lower().startswith('heading')
        if found and is_heading:
            break
        if found or (is_heading and paragraph.text.endswith(heading)):
            found.append(paragraph._p)
    return found


before = section(job['before'])[0]
for element in section(job['move']):
    before.addprevious(element)

body = document.element.body
for old, new in job['typed'].items():
    [text] = [each for each in body.iter(qn('w:t')) if old in (each.text or '')]
    text.text = text.text.replace(old, new)

words, by, answer = job['reply']
part = next(each for each in document.part.package.parts if str(each.partname) == '/word/comments.xml')
# python-docx 1.2 keeps a tree of the comments, which it writes; earlier ones keep their bytes.
comments = part.element if hasattr(part, 'element') else docx.oxml.parse_xml(part.blob)
[asked] = [each for each in comments if words in ''.join(each.itertext())]
reply = copy.deepcopy(asked)
old_id, new_id = asked.get(qn('w:id')), '4711'
reply.set(qn('w:id'), new_id)
reply.set(qn('w:author'), by)
texts = list(reply.iter(qn('w:t')))
for text in texts:
    text.text = ''
texts[0].text = answer
comments.append(reply)
if not hasattr(part, 'element'):
    part._blob = docx.oxml.xmlchemy.serialize_for_reading(comments).encode()
for name in ('w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'):
    for element in list(body.iter(qn(name))):
        if element.get(qn('w:id')) == old_id:
            other = copy.deepcopy(element)
            other.set(qn('w:id'), new_id)
            element.addnext(other)
document.save(target)
