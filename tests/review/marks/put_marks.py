"""Puts marks on words with PyMuPDF: `put_marks.py FROM TO` reads them as JSON from its input."""
import json
import sys

try:
    import pymupdf
except ImportError:
    import fitz as pymupdf

marks = json.load(sys.stdin)
document = pymupdf.open(sys.argv[1])


def rect(page, box):
    left, bottom, right, top = box
    height = page.mediabox.height
    return pymupdf.Rect(left, height - top, right, height - bottom)


def put(page, kind, boxes, text, person):
    def signed(annotation, words, **more):
        annotation.set_info(content=words, title=person)
        annotation.update(**more)
        return annotation

    def key(annotation, name, value):
        document.xref_set_key(annotation.xref, name, value)

    rects = [rect(page, box) for box in boxes]
    whole = pymupdf.Rect(rects[0])
    for each in rects:
        whole |= each
    first, last = rects[0], rects[-1]
    middle = pymupdf.Point((first.x0 + first.x1) / 2, (first.y0 + first.y1) / 2)
    quads = [each.quad for each in rects]
    if kind in ("StrikeOut", "Highlight", "Underline", "Squiggly"):
        add = {
            "StrikeOut": page.add_strikeout_annot,
            "Highlight": page.add_highlight_annot,
            "Underline": page.add_underline_annot,
            "Squiggly": page.add_squiggly_annot,
        }[kind]
        signed(add(quads), text)
    elif kind in ("Caret", "Replace"):
        # MuPDF draws a caret 18 points wide, right of its point and below it: its tip is in the middle.
        caret = signed(page.add_caret_annot(pymupdf.Point(last.x1 - 9, last.y1 - 7)), text)
        if kind == "Replace":
            struck = signed(page.add_strikeout_annot(quads), "")
            struck.set_irt_xref(caret.xref)
            key(struck, "RT", "/Group")
    elif kind == "Text":
        signed(page.add_text_annot(middle, text), text)
    elif kind == "FreeText":
        signed(page.add_freetext_annot((middle.x, middle.y - 24, middle.x + 90, middle.y), text, fontsize=8), text)
    elif kind == "Callout":
        note = page.add_freetext_annot((20, middle.y - 60, 80, middle.y - 30), text, fontsize=8)
        signed(note, text)
        # Not in all versions does it write the line itself.
        height = page.mediabox.height
        key(note, "Rect", f"[20 {height - middle.y - 2} {max(82, middle.x + 2)} {height - middle.y + 60}]")
        key(note, "IT", "/FreeTextCallout")
        key(note, "CL", f"[{middle.x} {height - middle.y} 60 {height - middle.y + 20} 60 {height - middle.y + 30}]")
    elif kind == "Ink":
        corners = [whole.tl, whole.tr, whole.br, whole.bl]
        signed(page.add_ink_annot([[(point.x, point.y) for point in corners]]), text)
    elif kind == "Square":
        signed(page.add_rect_annot(whole), text)
    elif kind == "Reply":
        parent = signed(page.add_highlight_annot(quads), f"{text} first")
        reply = signed(page.add_text_annot(first.tl, text), text)
        reply.set_irt_xref(parent.xref)
    else:
        raise ValueError(kind)


for mark in marks:
    put(document[mark["page"]], mark["kind"], mark["boxes"], mark["text"], mark["person"])
document.save(sys.argv[2])
