import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import type { Settings } from './settings.ts';

/** A contact for security, and none for anything else. */
export async function seedContact(settings: Settings): Promise<void> {
  await new AccountClient(settings).send(
    new PutAlternateContactCommand({
      AlternateContactType: 'SECURITY',
      Name: 'Aiko',
      Title: 'CISO',
      EmailAddress: 'security@acme.example',
      PhoneNumber: '+81-3-0000-0000',
    }),
  );
}
