import type { StatusCategory } from '../src/domain/story';

export const categoryIcons: Record<StatusCategory, string> = {
  todo: 'circle-outline',
  inProgress: 'circle-filled',
  done: 'pass-filled',
};
