'use client';
import { useCallback, useEffect, useState } from 'react';
import type { OperationsState } from '../../domain/desk/operations.ts';
import { useAsk } from '../ask.ts';

/** Milliseconds between two looks, while something runs and otherwise. */
const WHILE_RUNNING = 1000;
const AT_REST = 15_000;

/** The state of operations as the server has it, looked at again and again, and how to start something. */
export function useOperations() {
  const ask = useAsk();
  const [state, setState] = useState<OperationsState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const look = useCallback(async () => {
    const answer = await ask<OperationsState>('/operations');
    if (answer.ok) setState(answer.data);
    else setProblem(answer.message);
  }, [ask]);
  const isRunning = Boolean(state?.running);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), isRunning ? WHILE_RUNNING : AT_REST);
    return () => clearInterval(timer);
  }, [look, isRunning]);

  const start = async (path: string): Promise<string | null> => {
    setProblem(null);
    const answer = await ask<{ id: string }>(`/operations${path}`, { method: 'POST' });
    if (!answer.ok) setProblem(answer.message);
    await look();
    return answer.ok ? answer.data.id : null;
  };
  return { state, problem, setProblem, look, start };
}
