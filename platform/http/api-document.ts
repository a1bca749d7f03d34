import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** The OpenAPI document at /api/openapi.json, drawn from the contracts, and a readable page of it at /api/docs. */
export const addApiDocument = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Quanke 全科',
        version: '1',
        description: '社区一窗受理平台接口 · One window for community matters',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'quanke.session_token' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: {
      title: 'Quanke 全科 API',
      css: [{ filename: 'quanke.css', content: '.swagger-ui .topbar { display: none; }' }],
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
};
