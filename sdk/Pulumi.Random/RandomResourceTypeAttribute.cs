namespace Pulumi.Random;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class RandomResourceTypeAttribute(string type) : ResourceTypeAttribute(type, RandomResourceOptions.Version);
