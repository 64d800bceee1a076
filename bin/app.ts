#!/usr/bin/env node
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { LambdaChecks } from '../lib';
import { defineReferenceApp } from './reference-app';

const app = new App();
defineReferenceApp(app);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app), new LambdaChecks());
