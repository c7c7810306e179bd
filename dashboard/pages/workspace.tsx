import { useEffect } from 'preact/hooks';
import { allItems } from '../../client/all-items.ts';
import type { Site } from '../../shared/site.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { Address } from '../data/use-address.ts';
import { useAnswer } from '../data/use-answer.ts';
import { Failure } from '../parts/failure.tsx';
import { SiteFrame } from './site-frame.tsx';

interface WorkspaceProps {
  address: Address;
  signOut(): void;
}

/** What a signed-in visitor works in: finds the site that the address names, and keeps the numbers fresh. */
export function Workspace({ address, signOut }: WorkspaceProps) {
  const { client, answers } = useEarshot();
  const sites = useAnswer(
    'sites',
    () => allItems((cursor) => client.sites.list({ ...(cursor ? { cursor } : {}) })),
    { what: ['site'] },
  );
  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === 'visible') answers.renew(() => true);
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [answers]);

  if (sites.data === undefined) {
    return sites.error === undefined ? (
      <div class="blank" aria-busy="true" />
    ) : (
      <main class="blank">
        <Failure error={sites.error} retry={sites.retry} />
      </main>
    );
  }
  const site = siteInView(sites.data, address.view.site);
  if (!site) return <NoSite asked={address.view.site} signOut={signOut} />;
  return <SiteFrame key={site.id} site={site} sites={sites.data} address={address} signOut={signOut} />;
}

function siteInView(sites: readonly Site[], asked: string | undefined): Site | undefined {
  return asked ? sites.find((site) => site.id === asked) : sites[0];
}

function NoSite({ asked, signOut }: { asked: string | undefined; signOut(): void }) {
  return (
    <main class="blank">
      <h1>{asked ? 'There is no such site' : 'No site yet'}</h1>
      <p class="said">
        {asked ? 'It may have been deleted, or the address is not whole.' : 'Create one with POST /v1/sites.'}
      </p>
      <p>
        {asked ? <a href="/">Show the first site</a> : <a href="/docs">Read how</a>}{' '}
        <button type="button" class="button" onClick={signOut}>
          Sign out
        </button>
      </p>
    </main>
  );
}
