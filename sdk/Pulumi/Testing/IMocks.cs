namespace Pulumi.Testing;

/// <summary>Stands in for engine and providers in a test.</summary>
public interface IMocks
{
    /// <summary>Creates or reads a resource: returns its id (null: not known) and its state, usually its inputs and what a provider adds.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Calls a function of a provider or a method of a resource: returns its result.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Takes the outputs of a component or of the stack.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
