"""Draws what a terminal showed as SVG: reads a typescript, replays it until shortly after the second kill, writes the screen."""
import re
import sys
from xml.sax.saxutils import escape

COLORS = {2: "#3fb950", 8: "#8b949e", 9: "#ff7b72", 10: "#3fb950", 11: "#d29922", 12: "#58a6ff"}
WIDTH, HEIGHT, MARGIN = 7.8, 17, 14

typescript = sys.stdin.read().split("\n", 1)[1]  # without the line that `script` itself writes
moment = typescript.index("took over as leader")
redraws = [m.start() for m in re.finditer(r"\x1b\[\d+A", typescript) if m.start() > moment]
typescript = typescript[: redraws[1] if len(redraws) > 1 else len(typescript)]

rows, row, style = [[]], 0, (None, False)
for match in re.finditer(r"\x1b\[([?\d;]*)([A-Za-z])|\x1b[=>]|(\r?\n)|([^\x1b\r\n]+)", typescript):
    codes, command, newline, text = match.groups()
    if newline:
        row += 1
        if row == len(rows):
            rows.append([])
    elif text:
        rows[row].append((text, style))
    elif command == "A":
        row -= int(codes or 1)
    elif command == "J":
        rows[row:] = [[]]
    elif command == "m":
        numbers = [int(n) for n in codes.split(";") if n] or [0]
        if numbers[:2] == [38, 5]:
            style = (COLORS.get(numbers[2]), style[1])
        elif numbers == [1]:
            style = (style[0], True)
        elif numbers == [0]:
            style = (None, False)

while not rows[0]:
    rows.pop(0)
while not rows[-1]:
    rows.pop()
columns = max(sum(len(text) for text, _ in line) for line in rows)
print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{columns * WIDTH + 2 * MARGIN:.0f}" height="{len(rows) * HEIGHT + 2 * MARGIN}" '
      'font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="13" fill="#e6edf3">')
print('<rect width="100%" height="100%" rx="8" fill="#0d1117"/>')
for number, line in enumerate(rows):
    column = 0
    for text, (color, bold) in line:
        if text.strip():
            attributes = (f' fill="{color}"' if color else "") + (' font-weight="bold"' if bold else "")
            print(f'<text x="{MARGIN + column * WIDTH:.1f}" y="{MARGIN + (number + 1) * HEIGHT - 4}" textLength="{len(text) * WIDTH:.1f}" '
                  f'lengthAdjust="spacingAndGlyphs" xml:space="preserve"{attributes}>{escape(text)}</text>')
        column += len(text)
print("</svg>")
