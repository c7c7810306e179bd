import './styles/main.css';
import { render } from 'preact';
import { createClient } from '../client/client.ts';
import { App } from './app.tsx';
import { applyTheme, storedTheme } from './data/theme.ts';

applyTheme(storedTheme());
render(<App client={createClient()} />, document.getElementById('app')!);
