using Pulumi;

namespace Monitoring.Stacks;

/// <summary>
/// Makes the stack for <c>Deployment.RunAsync</c> and its test twin. Without a factory the SDK creates the stack by reflection, which wraps
/// a failed check of the settings into a stack trace instead of showing its sentences.
/// </summary>
/// <param name="options">Options of the stack; the command passes a transformation that records resources.</param>
public sealed class StackFactory(StackOptions? options = null) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(MonitoringStack) ? new MonitoringStack(options) : null;
}
