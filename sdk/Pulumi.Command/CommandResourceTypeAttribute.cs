namespace Pulumi.Command;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class CommandResourceTypeAttribute(string type) : ResourceTypeAttribute(type, CommandResourceOptions.Version);
