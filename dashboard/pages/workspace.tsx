import { useEffect } from 'preact/hooks';
import type { Site } from '../../shared/site.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { Address } from '../data/use-address.ts';
import { useSites } from '../data/use-sites.ts';
import type { View } from '../data/view.ts';
import { Failure } from '../parts/failure.tsx';
import { Logo } from '../parts/logo.tsx';
import { say } from '../words/say.ts';
import { SetupPage } from './setup/setup-page.tsx';
import { SiteFrame } from './site-frame.tsx';

interface WorkspaceProps {
  address: Address;
  signOut(): void;
}

/** What a signed-in visitor works in: finds the site that the address names, and keeps the numbers fresh. */
export function Workspace({ address, signOut }: WorkspaceProps) {
  const { answers } = useEarshot();
  const sites = useSites();
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
  if (!site) return <NoSite view={address.view} signOut={signOut} />;
  return <SiteFrame key={site.id} site={site} sites={sites.data} address={address} signOut={signOut} />;
}

function siteInView(sites: readonly Site[], asked: string | undefined): Site | undefined {
  return asked ? sites.find((site) => site.id === asked) : sites[0];
}

function NoSite({ view, signOut }: { view: View; signOut(): void }) {
  const asked = view.site !== undefined;
  return (
    <main class={asked ? 'blank' : 'blank first'}>
      {asked ? (
        <>
          <h1>{say('There is no such site')}</h1>
          <p class="said">{say('It may have been deleted, or the address is not whole.')}</p>
          <p>
            <a href="/">{say('Show the first site')}</a>
          </p>
        </>
      ) : (
        <>
          <Logo />
          <SetupPage setup="new-site" view={view} />
        </>
      )}
      <p>
        <button type="button" class="quiet" onClick={signOut}>
          {say('Sign out')}
        </button>
      </p>
    </main>
  );
}
