import type { CollectionConfig } from 'payload';
import { AuditEvents } from './kept/AuditEvents.ts';
import { Problems } from './kept/Problems.ts';
import { Runs } from './Runs.ts';

/** What the program writes down about its own work; staff read it and nobody changes it. */
export const keptByTheProgram: CollectionConfig[] = [Problems, AuditEvents, Runs];
