#pragma once

#include <string_view>

#include "engine/builtins/arguments.h"

/// The errors of the object system. Identifiers and messages are MATLAB's.
namespace etna::vm {

using builtins::fail;
using builtins::Message;

// ---- definitions
inline constexpr Message kNoSuperclass{
    "MATLAB:class:InvalidSuperClass",
    "The specified superclass '{}' contains a parse error, cannot be found on MATLAB's search path, or is shadowed by "
    "another file with the same name."};
inline constexpr Message kCircular{"MATLAB:class:CircularInheritance", "Class '{}' inherits from itself."};
inline constexpr Message kSealedSuper{"MATLAB:class:sealed",
                                      "Error using class '{}'. Class '{}' is Sealed and may not be used as a superclass."};
inline constexpr Message kNotAllowedSubclass{"MATLAB:class:NotAllowedSubclass",
                                             "Class '{}' is not one of the allowed subclasses of class '{}'."};
inline constexpr Message kSealedMethod{
    "MATLAB:class:sealedMethod",
    "Method '{}' in class '{}' conflicts with the Sealed method in the superclass '{}'."};
inline constexpr Message kFileName{"MATLAB:class:InvalidClassFileName",
                                   "The name of class '{}' differs from the name of its file, '{}'."};
inline constexpr Message kAccessorWithoutProperty{
    "MATLAB:class:invalidPropertyForGetOrSetMethod",
    "The '{}.{}' method of class '{}' has no property of that name in this class."};

// ---- making objects
inline constexpr Message kAbstractClass{
    "MATLAB:class:abstract",
    "Abstract classes cannot be instantiated. Class '{}' defines abstract methods and/or properties."};
inline constexpr Message kAbstractInherits{
    "MATLAB:class:abstract",
    "Abstract classes cannot be instantiated. Class '{}' inherits abstract methods or properties but does not implement "
    "them. See the list of methods and properties that '{}' must implement if you do not intend the class to be abstract."};
inline constexpr Message kExplicitlyAbstract{
    "MATLAB:class:abstract", "Abstract classes cannot be instantiated. Class '{}' is defined as Abstract."};
inline constexpr Message kAbstractMethod{"MATLAB:class:undefinedMethod",
                                         "Method '{}' is not defined for class '{}' or is removed from MATLAB's search path."};
inline constexpr Message kPrivateConstructor{"MATLAB:class:MethodRestricted", "Cannot access method '{}' in class '{}'."};
inline constexpr Message kEnumerationConstructor{
    "MATLAB:class:CannotConstructEnumeration",
    "Unable to construct a new '{}' object: the class has no enumeration member with this value."};
inline constexpr Message kNotASuperclass{
    "MATLAB:class:InvalidSuperclassCall", "'{}' is not a superclass of '{}'."};

// ---- using members
inline constexpr Message kGetProhibited{"MATLAB:class:GetProhibited", "No public property '{}' for class '{}'."};
inline constexpr Message kSetProhibited{"MATLAB:class:SetProhibited",
                                        "Unable to set the '{}' property of class '{}' because it is read-only."};
inline constexpr Message kSetConstant{"MATLAB:class:SetProhibited",
                                      "Unable to set the '{}' property of class '{}' because it is a constant property."};
inline constexpr Message kSetDependent{
    "MATLAB:class:noSetMethod",
    "In class '{}', no set method is defined for Dependent property '{}'. A Dependent property needs a set method to assign "
    "its value."};
inline constexpr Message kMethodRestricted{"MATLAB:class:MethodRestricted", "Cannot access method '{}' in class '{}'."};
inline constexpr Message kNoMember{"MATLAB:noSuchMethodOrField",
                                   "Unrecognized method, property, or field '{}' for class '{}'."};
inline constexpr Message kNoProperty{"MATLAB:noPublicFieldForClass", "Unrecognized property '{}' for class '{}'."};
inline constexpr Message kInvalidHandle{"MATLAB:class:InvalidHandle", "Invalid or deleted object."};
inline constexpr Message kOldStyleAccess{
    "MATLAB:class:fieldAccess", "Access to an object's fields is only permitted within its methods."};
inline constexpr Message kNoStaticMember{
    "MATLAB:subscripting:classHasNoPropertyOrMethod",
    "The class {} has no Constant property or Static method named '{}'."};
inline constexpr Message kNotOneValue{
    "MATLAB:index:expected_one_output_from_expression",
    "Expected one output from a curly brace or dot indexing expression, but there were {} results."};
inline constexpr Message kArrayAssignment{
    "MATLAB:class:AssignToPropertyOfArray",
    "Assigning to {} elements using a simple assignment statement is not supported. Consider using comma-separated list "
    "assignment."};
inline constexpr Message kNoBrace{"MATLAB:cellRefFromNonCell",
                                  "Brace indexing is not supported for variables of this type."};

} // namespace etna::vm
