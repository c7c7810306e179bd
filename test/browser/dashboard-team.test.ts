/** Members in the dashboard: invited, joined, held to their role, changed, removed and brought back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberAnswer, MemberRole } from '../../shared/member.ts';
import { launchBrowser } from '../support/browser.ts';
import { giveAnswers } from '../support/dashboard-answers.ts';
import { type DashboardPage, openDashboard, settled } from '../support/dashboard-page.ts';
import { expectClean } from '../support/expect-clean.ts';
import { accept, invite, joined, memberPassword } from '../support/http-members.ts';
import { Keyboard } from '../support/keyboard.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;
beforeAll(async () => {
  const oidc = { issuer: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b', name: 'Our directory' };
  [server, browser] = await Promise.all([startServer({ oidc }), launchBrowser()]);
  await giveAnswers(server, [
    { survey: 'recommend', answers: { score: 9, why: 'Fast and friendly' } },
    { survey: 'recommend', answers: { score: 2, why: 'Too slow' } },
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
let complaints: string[];
beforeEach(() => {
  complaints = [];
});
afterEach(async () => {
  complaints.push(...(dashboard?.complaints ?? []));
  await dashboard?.close();
  expect(complaints).toEqual([]);
});

async function open(path: string, signedIn = true): Promise<void> {
  dashboard = await openDashboard(browser, server, { path, signedIn });
  page = dashboard.page;
}

/** The dashboard as somebody sees it who has that role. */
async function openAs(role: MemberRole, path = '/', sites?: string[]): Promise<void> {
  const member = await joined(server, { role, ...(sites ? { sites } : {}) });
  await open(path, false);
  await signIn(member.email);
}

async function signIn(email: string): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password or owner’s key', { exact: true }).fill(memberPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await settled(page);
}

const settings = (tab: string) => `/?site=${server.site.id}&page=settings&tab=${tab}`;
const rows = () => page.getByRole('list', { name: 'Members', exact: true }).locator('> li');
const membersNow = async (): Promise<MemberAnswer[]> =>
  (await (await server.api('/v1/members')).json()).items;

describe('a team', () => {
  it('is invited by keyboard with a link that is shown once, through which somebody joins', async () => {
    await open(settings('team'));
    const keyboard = new Keyboard(page);
    await keyboard.to(page.getByRole('textbox', { name: 'Email address' }));
    await page.keyboard.type('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('Enter a whole address').waitFor();
    await page.getByRole('textbox', { name: 'Email address' }).fill('anna@shop.example');
    await keyboard.to(page.getByRole('combobox', { name: 'Role' }));
    await page.keyboard.type('Agent');
    await keyboard.to(page.getByRole('button', { name: 'Make the link' }));
    await page.keyboard.press('Enter');
    await page.getByText('It is shown this once.').waitFor();
    const link = (await page.locator('.snippet code').textContent())!;
    await rows().filter({ hasText: 'anna@shop.example' }).getByText('invited, until').waitFor();
    await expectClean(dashboard, 'the team');
    await dashboard.close();

    await open(new URL(link).pathname + new URL(link).hash, false);
    await page.getByText('You are invited as anna@shop.example').waitFor();
    await page.getByRole('link', { name: 'Sign in with Our directory' }).waitFor();
    await expectClean(dashboard, 'the invitation');
    await page.getByLabel('Your name').fill('Anna');
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByText('more characters').waitFor();
    await page.getByLabel('New password', { exact: true }).fill(memberPassword);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.getByText('Anna', { exact: true }).waitFor();
    expect(page.url()).not.toContain('token');
    expect(await membersNow()).toMatchObject([{ name: 'Anna', role: 'agent', password: true }]);
  });

  it('says in the language spoken why nobody is invited', async () => {
    const { email } = await invite(server);
    dashboard = await openDashboard(browser, server, { path: settings('team'), locale: 'zh-CN' });
    page = dashboard.page;
    await page.getByRole('textbox', { name: '邮箱地址' }).fill(email);
    await page.keyboard.press('Enter');
    await page.getByText('已有成员使用此地址：请更改该成员，或生成新链接。').waitFor();
  });

  it('tells who opens a link that is void what to do', async () => {
    const member = await invite(server);
    await accept(server, member);
    await open(new URL(member.link).pathname + new URL(member.link).hash, false);
    await page.getByText('This link is not good any more').waitFor();
    await page.getByRole('button', { name: 'Sign in instead' }).click();
    await page.getByLabel('Email address').waitFor();
    expect(page.url()).not.toContain('token');
  });

  it('is changed and removed, each with a way back', async () => {
    const member = await joined(server, { name: 'Ben', role: 'analyst' });
    const now = async () => (await membersNow()).find(({ id }) => id === member.id);
    await open(settings('team'));
    const row = rows().filter({ hasText: 'Ben' });
    await row.getByText('Edit', { exact: false }).first().click();
    await row.getByRole('combobox', { name: 'Role' }).selectOption('owner');
    await row.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ben was changed.').waitFor();
    expect((await now())?.role).toBe('owner');
    await page.getByRole('button', { name: 'Undo the change of Ben' }).click();
    await expect.poll(async () => (await now())?.role).toBe('analyst');
    await row.getByRole('button', { name: 'Remove Ben' }).click();
    await page.getByText('Ben was removed').waitFor();
    expect(await now()).toBeUndefined();
    await page.getByRole('button', { name: 'Bring back Ben' }).click();
    await row.waitFor();
    expect(await now()).toMatchObject({ role: 'analyst', password: true });
  });

  it('cannot remove themselves, who look at it', async () => {
    await openAs('owner', settings('team'));
    const own = rows().filter({ hasText: '(you)' });
    await own.waitFor();
    expect(await own.getByRole('button', { name: /Remove/ }).count()).toBe(0);
  });
});

describe('an analyst', () => {
  it('reads everything, and is offered nothing that the role does not include', async () => {
    const refused: string[] = [];
    await openAs('analyst');
    page.on('response', (answer) => {
      if (answer.status() === 403) refused.push(answer.url());
    });
    for (const name of ['New site', 'Build'])
      expect(await page.getByRole('link', { name, exact: true }).count(), name).toBe(0);
    expect(await page.getByRole('link', { name: 'New survey' }).count()).toBe(0);
    for (const name of ['Comments', 'Journey', 'Explore', 'Report', 'Settings']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
    }
    expect(
      await page
        .getByRole('navigation', { name: /Settings/ })
        .getByRole('link')
        .allTextContents(),
    ).toEqual(['Data', 'Jobs', 'Password and sessions']);
    await page.getByText('As an analyst you read everything').waitFor();
    await expectClean(dashboard, 'the settings of an analyst');
    expect(refused).toEqual([]);
  });

  it('exports, and is offered neither schedules nor imports', async () => {
    const body = { site: server.site.id, name: 'Nightly', format: 'csv', every: 'day' };
    await server.api('/v1/export-schedules', { method: 'POST', body });
    await openAs('analyst', settings('data'));
    await page.getByText('Every day at 03:00').waitFor();
    expect(await page.getByRole('button').allTextContents()).toEqual(
      expect.not.arrayContaining(['Run now', 'Pause', 'Remove']),
    );
    expect(await page.getByRole('combobox', { name: 'When' }).count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Import' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Make the export' }).click();
    await page.getByText('Done: 2 of 2 responses').waitFor();
    await expectClean(dashboard, 'the data of an analyst');
  });

  it('sees answers without what would change them, and why', async () => {
    await openAs('analyst', `/?site=${server.site.id}&page=comments`);
    await page.getByText('Too slow').waitFor();
    await page.getByText('As an analyst you read everything').waitFor();
    for (const name of ['Tag', 'Archive', 'Don’t count', 'Select all that fit'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
    expect(await page.getByRole('checkbox', { name: 'Select this answer' }).count()).toBe(0);
    await page.getByText('Too slow').click();
    await page.keyboard.press('a');
    await page.keyboard.press('?');
    expect(await page.getByRole('row', { name: /Archive/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await expectClean(dashboard, 'the comments of an analyst');
  });

  it('is told why a page is not theirs, where an address leads there', async () => {
    await openAs('analyst', `/?site=${server.site.id}&page=build&survey=recommend`);
    await page.getByRole('heading', { name: 'Build' }).waitFor();
    await page.getByText('As an analyst you read everything').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('changes their own password', async () => {
    await openAs('analyst', settings('password'));
    await page.getByLabel('Password until now', { exact: true }).fill('wrong');
    await page.getByLabel('New password', { exact: true }).fill('quiet lamp orchard');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('This is not the password.').waitFor();
    await page.getByLabel('Password until now', { exact: true }).fill(memberPassword);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('All other sessions have ended.').waitFor();
  });
});

describe('an agent', () => {
  it('archives an answer and takes that back, and builds nothing', async () => {
    await openAs('agent', `/?site=${server.site.id}&page=comments`);
    await page.getByText('Too slow').waitFor();
    const answer = page.getByRole('article').filter({ hasText: 'Too slow' });
    await answer.hover();
    await answer.getByRole('button', { name: 'Archive' }).click();
    await page.getByText('1 answer archived.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await answer.hover();
    await answer.getByRole('button', { name: 'Archive' }).waitFor();
    expect(await page.getByRole('link', { name: 'Build', exact: true }).count()).toBe(0);
  });
});

describe('the sign-in', () => {
  it('says of an address and a password that one of them is wrong', async () => {
    await open('/', false);
    await page.getByLabel('Email address').fill('nobody@shop.example');
    await page.getByLabel('Password or owner’s key', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The address or the password is wrong.').waitFor();
    await expectClean(dashboard, 'the sign-in');
  });

  it('offers the provider, and says what came of it', async () => {
    await open('/', false);
    await page.getByRole('link', { name: 'Sign in with Our directory' }).click();
    await page.getByText('The provider could not sign you in').waitFor();
    await page.goto(`${server.url}/#/sign-in?problem=unknown`);
    await page.getByText('Nobody with your address is a member here.').waitFor();
  });
});
