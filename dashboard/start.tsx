import { render } from 'preact';
import { createClient } from '../client/client.ts';
import { App } from './app.tsx';

render(<App client={createClient()} />, document.getElementById('app')!);
