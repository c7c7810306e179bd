/**
 * Words that passwords are guessed with first, in small letters without signs: of the lists of leaked passwords, and
 * names of this product. What people put around them (`Password2026!`, `passwordpassword`) is taken off before the look.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort passwd mypassword yourpassword newpassword thisisapassword passwordadmin adminpassword motdepasse
  qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjkl zxcvbnm qazwsx qazwsxedc zaqxsw
  admin administrator adminadmin root superuser user username guest owner login logmein letmein letmeinnow welcome
  welcomeback changeme changeit secret topsecret default temporary temp test testing tester testuser demo example sample
  hello helloworld hi iloveyou loveyou lovely sunshine princess monkey dragon football baseball basketball soccer master
  shadow superman batman spiderman pokemon starwars trustno michael jordan charlie jessica ashley liverpool chelsea arsenal
  barcelona manchester freedom whatever computer internet google facebook twitter summer winter spring autumn january
  monday company business office server database earshot earshotfeedback feedback dashboard survey customer
  correcthorsebatterystaple onetwothreefour opensesame blahblah lalala`.split(/\s+/),
);
