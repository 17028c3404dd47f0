/** What is drawn in a Word document: pictures, text boxes, and shapes whose words are listed. */
import { branchOf, descendants, elements, textUnder } from './xml.ts';
import type { XmlElement } from './xml.ts';
import type { Reading } from './reading.ts';

type Found = { pictures: number[]; boxes: XmlElement[] };

/** DrawingML: what Word has written since 2007, also WPS and LibreOffice. */
export function drawingOf(reading: Reading, drawing: XmlElement): Found {
  const properties = descendants(drawing, 'wp:docPr')[0]?.attributes ?? {};
  const alt = properties.descr || properties.title || '';
  const pictures = blipsOf(drawing).map((id) => reading.picture(id, alt));
  const boxes = outermostBoxes(drawing);
  listWords(reading, drawing);
  return { pictures, boxes };
}

/** The relations of pictures, of one branch of each alternative; what stands in text boxes comes with their paragraphs. */
function blipsOf(parent: XmlElement): string[] {
  return elements(parent).flatMap((element) => {
    if (element.name === 'w:txbxContent') return [];
    if (element.name === 'mc:AlternateContent') return blipsOf(branchOf(element) ?? { ...element, children: [] });
    if (element.name !== 'a:blip') return blipsOf(element);
    const drawn = descendants(element, 'svgBlip')[0]?.attributes;
    // Word keeps a PNG beside each SVG; other programs do not.
    const id = [element.attributes['r:embed'], element.attributes['r:link'], drawn?.['r:embed']].find(Boolean);
    return id === undefined ? [] : [id];
  });
}

/** VML: older documents, OLE objects and what is kept for older programs. */
export function legacyDrawingOf(reading: Reading, drawing: XmlElement): Found {
  for (const object of descendants(drawing, 'o:OLEObject')) {
    reading.dropped.push({ kind: 'embedded', text: object.attributes.ProgID ?? 'OLE' });
  }
  const pictures = imagesOf(drawing).flatMap(({ attributes }) => {
    const id = attributes['r:id'] ?? attributes['r:pict'];
    return id === undefined ? [] : [reading.picture(id, attributes['o:title'] ?? '')];
  });
  for (const path of descendants(drawing, 'v:textpath')) {
    // Lettering in a shape; as a rule the watermark behind the page.
    if (path.attributes.string) reading.dropped.push({ kind: 'drawing', text: path.attributes.string });
  }
  return { pictures, boxes: outermostBoxes(drawing) };
}

const imagesOf = (parent: XmlElement): XmlElement[] =>
  elements(parent).flatMap((element) => {
    if (element.name === 'w:txbxContent') return [];
    return element.name === 'v:imagedata' ? [element] : imagesOf(element);
  });

/** The contents of text boxes, not of those within them: they come with their paragraphs. Of two branches the first is the same as the second. */
function outermostBoxes(parent: XmlElement): XmlElement[] {
  return elements(parent).flatMap((element) => {
    if (element.name === 'w:txbxContent') return [element];
    if (element.name === 'mc:AlternateContent') {
      return outermostBoxes(branchOf(element) ?? { ...element, children: [] });
    }
    return outermostBoxes(element);
  });
}

/** Words of a diagram or chart stand in a part of their own, those of other shapes within them. */
function listWords(reading: Reading, drawing: XmlElement): void {
  const own = descendants(drawing, 'a:t').map(textUnder).join(' ');
  if (own.trim() !== '') reading.dropped.push({ kind: 'drawing', text: own });
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
