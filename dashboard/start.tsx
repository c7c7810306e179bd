import { render } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { createClient } from '../client/client.ts';
import { App } from './app.tsx';
import { addressScope } from './data/use-address.ts';

render(
  <LocationProvider scope={addressScope}>
    <App client={createClient()} />
  </LocationProvider>,
  document.getElementById('app')!,
);
