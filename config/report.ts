export const printProblems = (p: any) => JSON.stringify(p);
