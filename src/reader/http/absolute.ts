/** The archive keeps its own addresses root-relative; readers get them with the public address in front. */
import type { Body } from '../../domain/record.ts';

/** JSON text of cards or entities. An unescaped `"url":"/` can only be a key: inside a string its quotes are escaped. */
export function absoluteUrls({ json, publicUrl }: { json: string; publicUrl: string }): string {
  return json.replaceAll('"url":"/', `"url":"${publicUrl}/`);
}

/** HTML whose images and files are the archive's own. */
export function absoluteHtml({ html, publicUrl }: { html: string; publicUrl: string }): string {
  return html.replaceAll(/(\s(?:src|href)=")(?=\/media\/)/g, `$1${publicUrl}`);
}

/** The same inside the strings of JSON text, where the quotes of attributes are escaped. */
export function absoluteHtmlInJson({ json, publicUrl }: { json: string; publicUrl: string }): string {
  return json.replaceAll(/(\s(?:src|href)=\\")(?=\/media\/)/g, `$1${publicUrl}`);
}

export function absoluteBody({ body, publicUrl }: { body: Body; publicUrl: string }): Body {
  return {
    html: absoluteHtml({ html: body.html, publicUrl }),
    text: body.text,
    markdown: body.markdown.replaceAll('](/media/', `](${publicUrl}/media/`),
  };
}
