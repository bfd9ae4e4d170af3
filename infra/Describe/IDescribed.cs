namespace Monitoring.Describe;

/// <summary>A tool that is deployed or a system that is watched: turns its settings into a <see cref="Description"/>.</summary>
public interface IDescribed
{
    Description Describe();
}
