/** Every endpoint of the reader, in the order of the documentation; the most asked come first in routing too. */
import { getCitation } from './articles/citation.ts';
import { getArticlesCsv } from './articles/csv.ts';
import { listArticles } from './articles/list.ts';
import { articleForms, getArticle } from './articles/one.ts';
import { getCitations } from './citations/route.ts';
import { getEdition, listChanges, listEditions } from './editions/routes.ts';
import { getTimemap } from './editions/timemap.ts';
import { docsEndpoints } from './docs/routes.ts';
import type { Endpoint, Reader } from '../http/endpoint.ts';
import { entityEndpoints } from './entities/routes.ts';
import { exportEndpoints } from './export/routes.ts';
import { getEntityFeed, getFeed } from './feeds/routes.ts';
import { getIndex } from './index/route.ts';
import { getMedia } from './media/route.ts';
import { oaiEndpoint } from './oai/route.ts';
import { describeWith, getOpenApi } from './openapi/route.ts';
import { getSuggestions } from './suggest/route.ts';
import { getRobots, getSitemap, getSitemapPart } from './sitemap/routes.ts';

export function createEndpoints(reader: Reader): Endpoint[] {
  const endpoints = describedEndpoints(reader);
  const describe = describeWith({ reader, endpoints });
  endpoints.push(getOpenApi({ describe }));
  return [...endpoints, ...docsEndpoints({ describe })];
}

function describedEndpoints(reader: Reader): Endpoint[] {
  return [
    listArticles(reader),
    getArticlesCsv(reader),
    getCitations(reader),
    getSuggestions(reader),
    ...articleForms(reader),
    getArticle(reader),
    getCitation(reader),
    listEditions(reader),
    getEdition(reader),
    getTimemap(reader),
    listChanges(reader),
    ...entityEndpoints(reader),
    ...exportEndpoints(reader),
    getFeed(reader),
    getEntityFeed(reader),
    oaiEndpoint(reader),
    getIndex(reader),
    getSitemap(reader),
    getSitemapPart(reader),
    getRobots(reader),
    getMedia(reader),
  ];
}
