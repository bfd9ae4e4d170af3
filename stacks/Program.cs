using Monitoring.Stacks;
using Pulumi;

return await Deployment.RunAsync<MonitoringStack>(new StackFactory());
