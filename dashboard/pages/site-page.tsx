import { useAnswer } from '../data/use-answer.ts';
import type { SitePage as Name } from '../data/view.ts';
import { Await } from '../parts/await.tsx';
import type { SitePageProps } from './site-page-props.ts';
import { sitePages } from './site-pages.ts';

/** A page of a site, whose code is loaded when it is first shown. */
export function SitePage({ page, ...props }: SitePageProps & { page: Name }) {
  const loaded = useAnswer(`page ${page}`, async () => ({ Page: await sitePages[page]() }), { what: [] });
  return (
    <Await answer={loaded} height={600}>
      {({ Page }) => <Page {...props} />}
    </Await>
  );
}
