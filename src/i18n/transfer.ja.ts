import { megabytes, type TransferMessages } from './transfer.en.ts';

/** 証跡をバケットへ送る間、バケットから取り出す間の文言。 */
export const transferJa: TransferMessages = {
  uploading: ({ done, total, bytes, totalBytes }) =>
    `アップロード中 ${done}/${total}  ${megabytes(bytes)}/${megabytes(totalBytes)} MB`,
  uploaded: ({ place }) => `証跡: ${place}`,
  locked: ({ place, mode, until }) => `証跡: ${place}（${until} までロック、${mode}）`,
  receipt: ({ file }) => `アップロードの記録: ${file}（バケットとは別の場所に保管すること）`,
  kept: ({ directory, command }) => `バンドルは ${directory} に残っている。続けるには: ${command}`,
  interrupted: ({ directory, command }) => `中断した。バンドルは ${directory} に残っている。続けるには: ${command}`,
  downloading: ({ done, total, run }) => `ダウンロード中 ${done}/${total}  ${run}`,
};
