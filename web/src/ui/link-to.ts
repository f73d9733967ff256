import { createLink } from '@tanstack/react-router';
import { Typography } from 'antd';

/** A link to another page of the console. */
export const LinkTo = createLink(Typography.Link);
