// What a compliance report must never say, as functions over one text. Each gives the offending sentence, or nothing.
// They read the catalogs, the crosswalk and every rule; claims.test.ts shows what they catch and what they let pass.

type Claim = (text: string) => string | undefined;

/** English sentences end in a full stop and a space (`1.2` does not), Japanese ones in 。 */
function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?;])\s+|(?<=。)/).filter((sentence) => sentence.trim() !== '');
}

function find(text: string, offends: (sentence: string) => boolean): string | undefined {
  return sentences(text).find(offends);
}

const framework =
  /HIPAA|164\.3\d\d|SOC ?2|\bISO\b|27017|MHLW|\bMIC\b|\bMETI\b|3省2|ガイドライン|厚労省|厚生労働省|総務省|guideline/i;
const demand = /require|demand|ask|must|mandat|oblige|prescribe|need|求め|義務|要求|定め|必要|しなければ/i;

/** HIPAA: an addressable specification is assessed, and never optional. */
export const callsAddressableOptional: Claim = (text) =>
  find(text, (sentence) => {
    if (!/addressable|対応検討/i.test(sentence)) return false;
    return /optional|任意/i.test(
      sentence.replace(/\b(?:not|never|nothing) (?:\w+ )?optional|任意(?:という(?:意味|こと))?では?な[いくか]/gi, ''),
    );
  });

/** HIPAA 164.316(b)(2)(i) keeps documentation for six years, not raw logs. */
export const demandsSixYearsOfLogs: Claim = (text) =>
  find(text, (sentence) => {
    if (!/HIPAA|164\.3\d\d/.test(sentence) || !/\blogs?\b|ログ|\btrails?\b|証跡/i.test(sentence)) return false;
    if (!/\b(?:six|6)[- ]years?\b|\b219[0-2]\b|[6六]年/i.test(sentence) || !demand.test(sentence)) return false;
    return !/document|文書|\bnot\b|\bno\b|never|reading|解釈|ない|なく/i.test(sentence);
  });

/** Japan: TLS 1.3 is the rule, TLS 1.2 stays allowed where it is hard. */
export const failsTls12: Claim = (text) => {
  const barred =
    /(?<!(?:below|before|under|than|least|minimum|to|or) )TLS ?1\.2\b[^.;,]{0,30}?(?:not allowed|forbidden|prohibited|disallowed|unacceptable|violat|\bfails?\b|must be (?:off|disabled)|is not enough)/i;
  const barredInJapanese =
    /TLS ?1\.2(?!未満|より前|以前|以下|以上)[^。、]{0,15}(?:禁止|不可|認められない|使えない|利用できない|使用できない|違反|不合格)/;
  const only = /TLS ?1\.3 (?:only|or (?:later|higher|above))|TLS ?1\.3(?:以上|以降)?(?:に限|のみ|だけ)/i;
  const sentence = find(text, (one) => barred.test(one) || barredInJapanese.test(one));
  return sentence ?? (framework.test(text) && only.test(text) && !/1\.2/.test(text) ? text : undefined);
};

/** Edition 7.0 dropped the periodic change of passwords; no other framework asks for it. */
export const demandsPasswordExpiry: Claim = (text) => {
  if (!/password|パスワード/i.test(text)) return undefined;
  const change =
    /expir|periodic|rotat\w* (?:every|within)|chang\w* (?:every|within|regularly|periodically)|定期的?[にな]?変更|有効期限|以内に?変更/i;
  const denied = /\bno\b|\bnot\b|never|dropped|deleted|without|廃止|削除|不要|ない|なく|せず/i;
  return change.test(text) && !denied.test(text) ? text : undefined;
};

/** Japan: within reach of Japanese law, which is not "data centres in Japan only". */
export const limitsDataToJapan: Claim = (text) =>
  find(text, (sentence) => {
    const only =
      /(?:domestic|Japanese) (?:data cent(?:er|re)s?|regions?) only|only (?:be )?(?:(?:stored|kept|located) (?:in|within)|data cent(?:er|re)s in|regions in) Japan\b|Japan[- ]only|must (?:stay|remain|be kept|be stored) in Japan\b|国内(?:の)?(?:データセンター|データセンタ|リージョン|サーバ)?(?:のみ|だけ|に限|限定)|国外(?:への?)?(?:保存|保管|持ち?出し)[はを]禁/i;
    return (
      only.test(sentence) &&
      !/\bnot\b|\bno\b|never|ではな|わけではな|とは書かれていない|求めていない|定めはな/i.test(sentence)
    );
  });

/** A number of minutes, days, months or years that no framework sets, put into a framework's mouth. */
export const lendsNumberToFramework: Claim = (text) =>
  find(text, (sentence) => {
    const mentions = framework.test(sentence) && demand.test(sentence) && numberWithUnit.test(sentence);
    if (!mentions) return false;
    const documentation = /(?:six|6)[- ]years?|[6六]年/i.test(sentence) && /document|文書/i.test(sentence);
    const ownedUp =
      /\bours?\b|当方|propos|規則案|NPRM|fiscal|年度|\bno\b|\bnot\b|\bnone\b|never|default|既定|reading|解釈|ない|なく/i;
    return !documentation && !ownedUp.test(sentence);
  });

/** `90 days`, `two months`, `15分`; a year in a date or an edition (`2015年版`) is none. */
export const numberWithUnit =
  /\b(?:\d+|one|two|three|five|six|seven|ten|twelve|thirty|sixty|ninety)[- ](?:calendar )?(?:minute|hour|day|week|month|year)s?\b|(?<!\d)\d{1,3}(?:分(?!割|離|類|析)|時間|暦?日(?!本)|週間|[かカヶ]月|年(?!度|版|改|\d))/i;
