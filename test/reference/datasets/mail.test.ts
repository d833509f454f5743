import { bodyOf } from '../../../reference/datasets/text/mail-body';
import { describeWithDataset } from '../../support/datasets';

const mail = (head: string, body: string): string => `From a@b Thu Aug 22\nReceived: by spamtrap\n${head}\n\n${body}`;

test.each([
  ['a plain one', mail('Subject: x', 'one\n\ntwo'), 'one\n\ntwo'],
  ['no body', 'Subject: x\n', ''],
  ['an empty one', '', ''],
  ['line ends of Windows', mail('Subject: x', 'one\ntwo').replaceAll('\n', '\r\n'), 'one\ntwo'],
  ['HTML', mail('Content-Type: text/HTML; charset=x', '<p>one <b>two</b>'), 'one  two'],
  ['quoted-printable', mail('Content-Transfer-Encoding: Quoted-Printable', 'caf=E9=\n s=3d1'), 'café s=1'],
  ['base64', mail('Content-Transfer-Encoding: base64', Buffer.from('one two').toString('base64')), 'one two'],
  [
    'parts, one of them an attachment',
    mail(
      'Content-Type: multipart/mixed;\n\tboundary="=_x"',
      'preamble\n--=_x\nContent-Type: text/plain\n\none\n--=_x\nContent-Type: image/png\n\niVBOR\n--=_x\n\ntwo\n--=_x--\nend',
    ),
    'one\ntwo',
  ],
  [
    'alternatives within parts, the last boundary missing',
    mail(
      'Content-Type: multipart/mixed; boundary=A',
      '--A\nContent-Type: multipart/alternative; boundary=B\n\n--B\n\nplain\n--B\nContent-Type: text/html\n\n<p>html\n--B--\n--A\n\ntwo',
    ),
    'plain\ntwo',
  ],
  ['a multipart without a boundary', mail('Content-Type: multipart/mixed', 'one'), ''],
  [
    'the footer of a list',
    mail('Subject: x', `one\n${'_'.repeat(40)}\nTalk mailing list\nTalk@x.org\nhttp://x.org/mailman/listinfo/talk\n`),
    'one',
  ],
  ['a footer that was quoted', mail('Subject: x', '> one\n> http://x.org/mailman/listinfo/talk\ntwo'), '> one\n\ntwo'],
  ['a rule that is no footer', mail('Subject: x', `one\n${'_'.repeat(40)}\ntwo`), `one\n${'_'.repeat(40)}\ntwo`],
])('%s', (_, text, body) => expect(bodyOf(text)).toBe(body));

test('parts in parts without end', () => {
  const deep = Array.from({ length: 5000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`);
  expect(() => bodyOf(`${deep.join('')}\n\nend`)).not.toThrow();
});

describeWithDataset('mail', (data) => {
  test('both classes are in train and test', () => {
    // 1896 of 6046 mails are spam; repeated ones are not shared out evenly.
    for (const set of [data.train, data.test]) {
      const spam = set.labels.reduce((a, b) => a + b, 0) / set.count;
      expect(spam).toBeGreaterThan(0.22);
      expect(spam).toBeLessThan(0.36);
    }
  });

  test('no word of the heads is left', () => {
    const share = (word: string): number => {
      const i = data.vocabulary.indexOf(word);
      if (i < 0) return 0;
      let rows = 0;
      for (let r = 0; r < data.train.count; r++)
        if (data.train.words.subarray(r * data.length, (r + 1) * data.length).includes(i)) rows++;
      return rows / data.train.count;
    };
    // "received", "delivered" and "list" stand in every head or footer; "localhost" in nearly every head.
    expect(share('localhost')).toBeLessThan(0.01);
    expect(share('delivered')).toBeLessThan(0.05);
    expect(share('listinfo')).toBeLessThan(0.02);
    expect(share('mailman')).toBeLessThan(0.05);
  });
});
