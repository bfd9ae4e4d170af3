using System.Runtime.CompilerServices;

namespace Monitoring.Tests.Real.Processes;

/// <summary>Gives the tests threads at once: the pool would add one per second, and the servers that they play have to answer in time.</summary>
internal static class BusyTests
{
    [ModuleInitializer]
    internal static void ProvideThreads() => ThreadPool.SetMinThreads(64, 64);
}
