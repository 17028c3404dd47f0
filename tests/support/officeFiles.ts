/** Word documents written by hand, as Word, WPS Office and LibreOffice write them; parts can be left out or broken. */
import JSZip from 'jszip';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');

export type DocxParts = {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  comments?: string;
  /** Id to address of links, or to a name under word/ for files. */
  links?: Record<string, string>;
  images?: Record<string, Uint8Array>;
  /** Files as they are, over all others; null leaves one out. */
  files?: Record<string, string | Uint8Array | null>;
};

/** The smallest PNG: one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export async function buildDocx(parts: DocxParts): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries({ ...filesOf(parts), ...parts.files })) {
    if (content !== null) zip.file(name, content);
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function filesOf({ body, styles, numbering, footnotes, comments, links = {}, images = {} }: DocxParts) {
  const parts = { styles, numbering, footnotes, comments };
  const given = Object.entries(parts).filter(([, content]) => content !== undefined) as [string, string][];
  const relations = [
    ...given.map(([name]) => relation(name, name, `${name}.xml`)),
    ...Object.entries(links).map(([id, target]) => relation(id, 'hyperlink', target, true)),
    ...Object.keys(images).map((id) => relation(id, 'image', `media/${id}.png`)),
  ];
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships([relation('r1', 'officeDocument', 'word/document.xml')]),
    'word/_rels/document.xml.rels': relationships(relations),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(given.map(([name, content]) => [`word/${name}.xml`, part(name, content)])),
    ...Object.fromEntries(Object.entries(images).map(([id, bytes]) => [`word/media/${id}.png`, bytes])),
  } as Record<string, string | Uint8Array>;
}

const part = (name: string, content: string) => `<?xml version="1.0"?><w:${name} ${NAMESPACES}>${content}</w:${name}>`;
const relation = (id: string, type: string, target: string, isExternal = false) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`;
const relationships = (all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

export const run = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = '') =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content.startsWith('<') ? content : run(content)}</w:p>`;
export const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
export const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;
export const numbered = (list: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
export const listLevel = (level: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
export const picture = (id: string, alt = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
  `<a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
