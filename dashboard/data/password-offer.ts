import type { Client } from '../../client/client.ts';

const declined = 'earshot-no-password';

/** Whether to offer a password to whoever came in by the key: none is set, and in this browser nobody declined. */
export async function isPasswordOffered({ password }: Pick<Client, 'password'>): Promise<boolean> {
  try {
    return localStorage.getItem(declined) === null && !(await password.get()).set;
  } catch {
    // An offer that cannot be made now is none to wait for.
    return false;
  }
}

/** Offers none in this browser any more. */
export function declinePassword(): void {
  try {
    localStorage.setItem(declined, '1');
  } catch {
    // Then it is offered again.
  }
}
