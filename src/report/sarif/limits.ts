/**
 * "5,000 results shown" of up to 25,000 a run:
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning#file-compatibility
 */
export const mostResults = 5000;

/**
 * Bytes of what findings do not have in common: their messages and the names of their resources. GitHub refuses a file above 10 MB
 * once it is packed (the same page), and packing takes little from random names, but all but about 200 bytes a result from the rest.
 */
export const mostOwnBytes = 8_000_000;

/** Characters of texts that a stranger may make long. An ARN is at most 2,048. */
export const longest = { message: 2000, id: 2048, name: 300 } as const;
