/** The stable version that every call of Azure SQL is made in. */
export const apiVersion = '2023-08-01';
