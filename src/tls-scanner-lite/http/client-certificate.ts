import type { HttpPage } from './read-page.ts';

/**
 * nginx finishes the handshake without the certificate it requires, and answers every request with one of its own pages
 * for its codes 496 (none was sent) and 495 (it did not verify), both sent as 400: `ngx_http_error_496_page` and
 * `ngx_http_error_495_page` of src/http/ngx_http_special_response.c; the codes in
 * https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors.
 */
const nginxSentences = ['No required SSL certificate was sent', 'The SSL certificate error'];

/**
 * What the answer to a request says of a server that asked for a client certificate, got none and went on. A refusal may
 * have other reasons than the certificate: a log-in, a missing page, a blocked address; it is `unclear` then. So is Apache
 * httpd's 403 "Cannot perform Post-Handshake Authentication": a page whose certificate is optional gets it as well
 * (modules/ssl/ssl_engine_kernel.c).
 */
export function judgeClientCertificateAnswer({ status, body }: HttpPage): 'required' | 'optional' | 'unclear' {
  if (status < 400) return 'optional';
  const isNginx = status === 400 && nginxSentences.some((sentence) => body.includes(`<center>${sentence}</center>`));
  return isNginx ? 'required' : 'unclear';
}
