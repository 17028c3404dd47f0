/** What is drawn in a Word document: pictures, text boxes, and shapes whose words are listed. */
import { child, descendants, elements, textUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';
import type { Reading } from './reading.ts';

type Found = { pictures: number[]; boxes: XmlElement[] };

/** DrawingML: what Word has written since 2007, also WPS and LibreOffice. */
export function drawingOf(reading: Reading, drawing: XmlElement): Found {
  const properties = descendants(drawing, 'wp:docPr')[0]?.attributes ?? {};
  const alt = properties.descr || properties.title || '';
  const pictures = descendants(drawing, 'a:blip').flatMap(({ attributes }) => {
    const id = attributes['r:embed'] ?? attributes['r:link'];
    return id === undefined ? [] : [reading.picture(id, alt)];
  });
  const boxes = outermostBoxes(drawing);
  if (pictures.length === 0 && boxes.length === 0) listWords(reading, drawing);
  return { pictures, boxes };
}

/** VML: older documents, OLE objects and what is kept for older programs. */
export function legacyDrawingOf(reading: Reading, drawing: XmlElement): Found {
  const pictures = descendants(drawing, 'v:imagedata').flatMap(({ attributes }) => {
    const id = attributes['r:id'] ?? attributes['r:pict'];
    return id === undefined ? [] : [reading.picture(id, attributes['o:title'] ?? '')];
  });
  for (const path of descendants(drawing, 'v:textpath')) {
    // Lettering in a shape; as a rule the watermark behind the page.
    if (path.attributes.string) reading.dropped.push({ kind: 'drawing', text: path.attributes.string });
  }
  return { pictures, boxes: outermostBoxes(drawing) };
}

/** The contents of text boxes, not of those within them: they come with their paragraphs. Of two branches the first is the same as the second. */
function outermostBoxes(parent: XmlElement): XmlElement[] {
  return elements(parent).flatMap((element) => {
    if (element.name === 'w:txbxContent') return [element];
    if (element.name === 'mc:AlternateContent') {
      return outermostBoxes(
        child(element, 'mc:Choice') ?? child(element, 'mc:Fallback') ?? { ...element, children: [] },
      );
    }
    return outermostBoxes(element);
  });
}

/** Words of a diagram or chart stand in a part of their own. */
function listWords(reading: Reading, drawing: XmlElement): void {
  const ids = descendants(drawing, 'relIds', 'chart').flatMap(
    ({ attributes }) => attributes['r:dm'] ?? attributes['r:id'] ?? [],
  );
  for (const id of ids) {
    const part = reading.partOf(id);
    if (!part) continue;
    const words = descendants(part, 'a:t', 'v')
      .map(textUnder)
      .filter((text) => text.trim() !== '');
    if (words.length > 0) reading.dropped.push({ kind: 'drawing', text: words.join(' ') });
  }
}
