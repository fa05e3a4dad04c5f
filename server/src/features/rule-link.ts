/**
 * Where it is explained what bears this id.
 *
 * @param page - URL of a page that explains each under its id as the anchor, or of one for each, with `{rule}` in place of the id
 */
export function ruleLink(page: string, id: string): string {
  return page.includes(PLACE) ? page.replaceAll(PLACE, id) : `${page}#${id}`;
}

const PLACE = "{rule}";
