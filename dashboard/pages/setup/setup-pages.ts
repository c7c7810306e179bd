export { Install } from './install.tsx';
export { NewSite } from './new-site.tsx';
export { NewSurvey } from './new-survey.tsx';
